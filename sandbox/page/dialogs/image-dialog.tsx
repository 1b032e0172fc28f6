import { closeDialog } from "../store/show";
import { IconButton } from "../ui/icon-button";
import { Dialog } from "./dialog";

/** A picture as large as the window allows. */
export function ImageDialog({ url }: { url: string }) {
  return (
    <Dialog title="" label="Photo" className="image-dialog" onClose={closeDialog}>
      <img src={url} alt="" />
      <IconButton icon="close" label="Close photo" onClick={closeDialog} />
    </Dialog>
  );
}
