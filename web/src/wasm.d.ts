// The engine's own loader, which lies beside its C interface.
declare module '*/wasm/redress.js' {
  export type ModuleSource = Response | BufferSource | WebAssembly.Module;
  export function instantiate(
    source: ModuleSource | PromiseLike<ModuleSource>,
  ): Promise<import('./bridge.js').Engine>;
}
