import type { InvoiceShown } from "../../telegram/payments/protocol";

/** What an invoice is for. Its price stands on the picture or, without one, below. */
export function InvoiceCard({ invoice }: { invoice: InvoiceShown }) {
  const { title, description, photo, price, isStars } = invoice;
  const tag = isStars ? price : `${price} · TEST INVOICE`;
  return (
    <div className="invoice">
      {photo && (
        <div className="invoice-photo">
          <img src={photo.url} alt="" decoding="async" style={{ aspectRatio: shapeOf(photo) }} />
          <span className="price-tag">{tag}</span>
        </div>
      )}
      <b dir="auto">{title}</b>
      <p dir="auto">{description}</p>
      {!photo && <span className="price-tag">{tag}</span>}
    </div>
  );
}

function shapeOf({ width, height }: NonNullable<InvoiceShown["photo"]>) {
  return width && height ? Math.min(2.4, Math.max(0.75, width / height)) : 16 / 9;
}
