import { useMemo } from 'react';
import { encode } from 'uqr';

/** A QR code as one path: dark squares on white, whatever the page's colours are. */
export function QrPicture({ content, label }: { content: string; label: string }) {
  const { data, size } = useMemo(() => encode(content, { border: 3 }), [content]);
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter(Boolean)
    .join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width={200}
      height={200}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
