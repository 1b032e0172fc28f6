import { useState } from "react";
import { Dialog } from "../dialogs/dialog";
import { closeScanner } from "./methods/dialogs";
import { post } from "./post";

/** Stands for the camera that reads QR codes: what a code says is typed. It stays until the app has read enough. */
export function Scanner({ text }: { text: string }) {
  const [code, setCode] = useState("");
  return (
    <Dialog title="Scan QR code" className="list-dialog" onClose={closeScanner}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (code.trim() === "") return;
          post("qr_text_received", { data: code.trim() });
          setCode("");
        }}
      >
        <p dir="auto">{text || "Point the camera at a code."}</p>
        <label className="field">
          <span>What the code says</span>
          <input value={code} onChange={(event) => setCode(event.target.value)} autoComplete="off" />
        </label>
        <footer>
          <button type="button" className="button" onClick={closeScanner}>
            Cancel
          </button>
          <button type="submit" className="button filled" disabled={code.trim() === ""}>
            Scan
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
