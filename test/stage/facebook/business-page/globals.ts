// fbjs was written for bundlers that give a page Node's `global`.
Object.assign(globalThis, { global: globalThis });
