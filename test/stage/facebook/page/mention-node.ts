import { type EditorConfig, type NodeKey, TextNode } from 'lexical';

/** A mention in the editor: a text that goes as a whole and knows whom it means. */
export class MentionNode extends TextNode {
  __person: string;

  override $config() {
    return this.config('mention', { extends: TextNode });
  }

  constructor(name = '', person = '', key?: NodeKey) {
    super(name, key);
    this.__person = person;
  }

  override afterCloneFrom(other: this): void {
    super.afterCloneFrom(other);
    this.__person = other.__person;
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = super.createDOM(config);
    element.spellcheck = false;
    return element;
  }

  override canInsertTextBefore(): boolean {
    return false;
  }

  override canInsertTextAfter(): boolean {
    return false;
  }
}
