import { maxImageBytes } from "@/domain/images/rules";

/** The longest side of what is drawn: phones draw nothing on a canvas of more than sixteen megapixels. */
const longest = 4096;
/** Smaller than any picture that weighs too much. */
const shortest = 400;

/**
 * A picture as the server takes it: the file itself where it is light enough, else drawn smaller in the same proportions
 * until it is. Undefined when the browser cannot draw it.
 */
export async function shrink(file: Blob): Promise<Blob | undefined> {
  if (file.size <= maxImageBytes) return file;

  const picture = await createImageBitmap(file);
  try {
    const whole = Math.max(picture.width, picture.height);
    for (let side = Math.min(whole, longest); side >= shortest; side *= 0.7) {
      const drawn = await draw(picture, side / whole);
      if (drawn && drawn.size <= maxImageBytes) return drawn;
    }
    return undefined;
  } finally {
    picture.close();
  }
}

function draw(picture: ImageBitmap, scale: number): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d");
  if (!pen) return Promise.resolve(null);
  // What is transparent is drawn on white by the server, and would be black in a JPEG.
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.9));
}
