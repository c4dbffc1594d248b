import { geoArea, geoAzimuthalEqualArea, geoCentroid, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import type { FigureLine } from '@/api-types/indicators';
import type { TileMap } from '@/api-types/maps';
import type { Level } from './tiles';

type Shape = Polygon | MultiPolygon;

export interface Drawn {
  line: FigureLine;
  /** Of an SVG path. */
  path: string;
  /** Where words about it go, and how much room they have. */
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * The lines whose borders are known with them, in an equal-area projection about their middle; and what lies around them,
 * so that a place of which nothing is counted is no hole.
 */
export function drawn(lines: readonly FigureLine[], maps: readonly TileMap[], level: Level, width: number) {
  const shapes = new Map(
    maps.flatMap((map) => map[level]).flatMap(({ code, shape }) => (shape ? [[code, shape] as const] : [])),
  );
  const features = lines.flatMap((line) => {
    const shape = line.place?.code ? shapes.get(line.place.code) : undefined;
    return shape ? [feature(line, shape)] : [];
  });
  const shown = new Set(features.map(({ properties }) => properties.place?.code));
  const all: FeatureCollection<Shape, FigureLine> = { type: 'FeatureCollection', features };
  const [longitude, latitude] = features.length > 0 ? geoCentroid(all) : [0, 0];
  const path = geoPath(geoAzimuthalEqualArea().rotate([-longitude, -latitude]).fitWidth(width, all)).digits(1);
  return {
    on: features.map((one): Drawn => {
      const [[left, top], [right, bottom]] = path.bounds(one);
      const [x, y] = path.centroid(one);
      return { line: one.properties, path: path(one) ?? '', x, y, width: right - left, height: bottom - top };
    }),
    around: [...shapes].flatMap(([code, shape]) => (shown.has(code) ? [] : (path(turnedRight(shape)) ?? []))),
    height: features.length > 0 ? Math.ceil(path.bounds(all)[1][1]) : 0,
  };
}

const feature = (line: FigureLine, shape: Shape): Feature<Shape, FigureLine> => ({
  type: 'Feature',
  properties: line,
  geometry: turnedRight(shape),
});

/** On the sphere d3 takes a border that runs the other way round for all the world but the place. */
function turnedRight(shape: Shape): Shape {
  const turned = (polygon: Position[][]) =>
    geoArea({ type: 'Polygon', coordinates: polygon }) > 2 * Math.PI
      ? polygon.map((ring) => ring.toReversed())
      : polygon;
  return shape.type === 'Polygon'
    ? { type: 'Polygon', coordinates: turned(shape.coordinates) }
    : { type: 'MultiPolygon', coordinates: shape.coordinates.map(turned) };
}
