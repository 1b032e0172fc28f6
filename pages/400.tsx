import UnreadableAddress from "./_error";

// Turbopack leaves this whole folder out, and the build fails for want of it, unless a page here has an address.
export default UnreadableAddress;
