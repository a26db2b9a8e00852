/** happy-dom draws no frames. */
export class AtOnce {
  private readonly drawn: () => void;
  constructor(drawn: () => void) {
    this.drawn = drawn;
  }
  observe() {
    this.drawn();
  }
  disconnect() {}
}
