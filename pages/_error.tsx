/**
 * Next answers an address that cannot be decoded ("%E0%A4%A") before any route of ours sees it; without this
 * page it has nothing to answer 400 with, and answers 500.
 */
export default function UnreadableAddress() {
  return <p>This address cannot be read. Check the link, or open the event in Telegram.</p>;
}
