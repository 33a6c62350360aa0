// Loads the engine: the same code in a page, a worker and Node. The module imports nothing, so there is nothing to hand it.

/** @typedef {Record<string, (...args: number[]) => number>} Functions the functions of redress_c.h by their C names */
/** @typedef {Response | BufferSource | WebAssembly.Module} Source */

/**
 * Compiles and starts the engine.
 *
 * `source` is a response (or the promise of one) for the .wasm file, its bytes, or a module compiled before. A view of
 * `memory.buffer` is void after any call, since the memory may have grown. Rejects where the response is an error or the bytes
 * are no module; a RuntimeError thrown by a later call means that the instance is lost.
 *
 * @param {Source | PromiseLike<Source>} source
 * @returns {Promise<{memory: WebAssembly.Memory, functions: Functions}>}
 */
export async function instantiate(source) {
  const {exports} = await WebAssembly.instantiate(await compile(await source));
  const {memory, _initialize, ...functions} = /** @type {any} */ (exports);
  _initialize();
  return {memory, functions};
}

/** @param {Source} source */
async function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof Response !== 'function' || !(source instanceof Response)) {
    return WebAssembly.compile(/** @type {BufferSource} */ (source));
  }
  if (!source.ok) throw new Error(`${source.url}: ${source.status}`);
  // Compiling while it loads needs the right media type, which not every static host sends.
  return /^application\/wasm$/i.test(source.headers.get('content-type') ?? '')
    ? WebAssembly.compileStreaming(source)
    : WebAssembly.compile(await source.arrayBuffer());
}
