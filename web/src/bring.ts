// Scripts that are loaded when they are needed, from beside the one that asks.

// Browsers remember by its address that a module could not be loaded: another attempt takes another one.
let anew = '';

export function bring<Module>(file: string): Promise<Module> {
  return import(file + anew).catch((error: unknown) => {
    anew = `?${Date.now()}`;
    throw error;
  }) as Promise<Module>;
}
