import { Sheet } from "./sheet";

export default function NotFound() {
  return (
    <Sheet title="Nothing is here">
      <p>
        This page does not exist, or does not exist any more. If you followed a link to an event, open it in
        Telegram.
      </p>
    </Sheet>
  );
}
