/** How long a browser may take to begin writing the file. */
const patience = 60_000;

/** Gives a file to whoever sits at the screen. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), patience);
}
