/** So many addresses of one file are remembered. */
const most = 8;

/** Under which addresses the page shows a file. */
export type AddressesOf = (file: Blob | undefined) => string[];

/** Sees when the page makes an address for a file: so a picture in a composer is told from the others. */
export function rememberAddresses(where: Pick<typeof URL, 'createObjectURL'>): AddressesOf {
  const addresses = new WeakMap<Blob, string[]>();
  // A Proxy, so that the page finds name, length and source as they were.
  where.createObjectURL = new Proxy(where.createObjectURL, {
    apply(target, self, args: [unknown]) {
      const address: string = Reflect.apply(target, self, args);
      const [file] = args;
      if (file instanceof Blob) addresses.set(file, [...(addresses.get(file) ?? []), address].slice(-most));
      return address;
    },
  });
  return (file) => (file && addresses.get(file)) ?? [];
}
