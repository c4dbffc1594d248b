/** Sealing of what waits on this device: AES-GCM under a key that the browser keeps and never shows. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
}

const algorithm = 'AES-GCM';

export function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, ['encrypt', 'decrypt']);
}

/** `about` is bound to the bytes: a sealed entry cannot be passed off as another's. */
export async function seal(key: CryptoKey, about: string, content: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(content));
  const bytes = await crypto.subtle.encrypt({ name: algorithm, iv, additionalData: bind(about) }, key, plain);
  return { iv, bytes };
}

export async function open(key: CryptoKey, about: string, sealed: Sealed): Promise<unknown> {
  const parameters = { name: algorithm, iv: sealed.iv, additionalData: bind(about) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(parameters, key, sealed.bytes)));
}

const bind = (about: string) => new TextEncoder().encode(about);
