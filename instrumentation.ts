/** Next calls it once, before the first request. */
export async function register() {
  const { noteSocketAddresses } = await import("@/gateways/socket-address");
  noteSocketAddresses();
}
