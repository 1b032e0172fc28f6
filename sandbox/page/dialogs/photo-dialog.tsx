import { type FormEvent, useEffect, useState } from "react";
import { act } from "../store/act";
import { closeDialog, showError } from "../store/show";
import { Dialog } from "./dialog";

/** Shows a picture before it is sent, and takes its caption. */
export function PhotoDialog({ file, chatId }: { file: File; chatId: number }) {
  const [caption, setCaption] = useState("");
  const [preview, setPreview] = useState("");
  useEffect(() => {
    const url = URL.createObjectURL(file);
    setPreview(url);
    return () => URL.revokeObjectURL(url);
  }, [file]);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    closeDialog();
    try {
      const base64 = await toBase64(file);
      await act({
        do: "send-photo",
        chatId,
        name: file.name,
        base64,
        ...(caption.trim() && { caption: caption.trim() }),
      });
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Dialog title="Send photo" onClose={closeDialog}>
      <form onSubmit={(event) => void send(event)}>
        {preview && <img className="photo-preview" src={preview} alt={file.name} />}
        <label className="field">
          <span>Caption</span>
          <input
            dir="auto"
            value={caption}
            maxLength={1024}
            onChange={(event) => setCaption(event.target.value)}
          />
        </label>
        <footer>
          <button type="button" className="button" onClick={closeDialog}>
            Cancel
          </button>
          <button type="submit" className="button filled">
            Send
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function toBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(reader.error ?? new Error("The file could not be read"));
    reader.readAsDataURL(file);
  });
}
