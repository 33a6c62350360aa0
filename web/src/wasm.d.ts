// The engine's own loader, which lies beside its C interface.
declare module '*/wasm/redress.js' {
  export function instantiate(
    source: import('./engine.js').WasmSource,
  ): Promise<import('./bridge.js').Engine>;
}
