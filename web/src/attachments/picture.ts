// What is sent of a chosen file. Pictures are drawn anew: smaller, the right way up, and without
// what a camera noted in them.
import type {Problem} from './texts.js';

export interface Prepared {
  blob: Blob;
  /** Drawn, as the page may load no image. */
  preview?: HTMLCanvasElement;
}

const longestSide = 2048;
const previewSide = 160;
const quality = 0.85;
// Screenshots: JPEG would blur their letters, and they are small as they are.
const smallPngBytes = 1024 * 1024;

/** Rejects with a Problem where it is nothing that the service takes. */
export async function prepare(file: File, kinds: readonly string[]): Promise<Prepared> {
  const fail = (problem: Problem) => Promise.reject(problem);
  if (!file.size) return fail('empty');
  const kind = kindOf(new Uint8Array(await file.slice(0, 12).arrayBuffer()));
  const accepted = !!kind && kinds.includes(kind);
  if (kind === 'pdf') return accepted ? {blob: file} : fail('kind');
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, {imageOrientation: 'from-image'});
  } catch {
    // Too large for this device, perhaps: the service cleans it, or says that it is damaged.
    return accepted ? {blob: file} : fail('kind');
  }
  try {
    const preview = draw(bitmap, previewSide);
    const keeps = kind === 'png' && accepted && file.size <= smallPngBytes
      && Math.max(bitmap.width, bitmap.height) <= longestSide;
    return {blob: keeps ? file : await jpegOf(draw(bitmap, longestSide), file), preview};
  } finally {
    bitmap.close();
  }
}

function jpegOf(canvas: HTMLCanvasElement, instead: Blob): Promise<Blob> {
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? instead), 'image/jpeg', quality));
}

function draw(bitmap: ImageBitmap, side: number): HTMLCanvasElement {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  // JPEG knows no transparency, and would make it black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

// By its bytes, as the service does it.
function kindOf(bytes: Uint8Array): string | undefined {
  const begins = (text: string, at = 0) => [...text].every((c, i) => bytes[at + i] === c.charCodeAt(0));
  if (begins('\xff\xd8\xff')) return 'jpeg';
  if (begins('\x89PNG\r\n\x1a\n')) return 'png';
  if (begins('RIFF') && begins('WEBP', 8)) return 'webp';
  return begins('%PDF-') ? 'pdf' : undefined;
}
