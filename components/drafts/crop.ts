/** The shape of every banner. */
export const bannerRatio = 16 / 9;
export const closest = 4;

/** Which part of a picture is shown: as fractions of its width and height. */
type Crop = { x: number; y: number; width: number; height: number };

/** How the person looks at it: `zoom` 1 shows as much as fits, the middle is a fraction of width and height. */
export type View = { zoom: number; middle: { x: number; y: number } };

/** The part of a picture of `ratio` (width by height) that fills a banner, held inside the picture. */
export function cropOf(ratio: number, { zoom, middle }: View): Crop {
  const width = Math.min(1, bannerRatio / ratio) / zoom;
  const height = Math.min(1, ratio / bannerRatio) / zoom;
  return {
    x: clamp(middle.x - width / 2, 0, 1 - width),
    y: clamp(middle.y - height / 2, 0, 1 - height),
    width,
    height,
  };
}

/** The view moved by parts of what is seen. */
export function moved(ratio: number, view: View, byX: number, byY: number): View {
  const { x, y, width, height } = cropOf(ratio, view);
  return { ...view, middle: { x: x + width / 2 - byX * width, y: y + height / 2 - byY * height } };
}

export const zoomed = (view: View, factor: number): View => ({
  ...view,
  zoom: clamp(view.zoom * factor, 1, closest),
});

/** As the query of an upload. */
export const cropQuery = (crop: Crop) =>
  new URLSearchParams(Object.entries(crop).map(([side, value]) => [side, clamp(value, 0, 1).toFixed(6)]));

function clamp(value: number, least: number, most: number) {
  return Math.min(Math.max(value, least), most);
}
