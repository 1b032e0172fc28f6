import type { receipt as english } from "@/messages/en/miniapp/receipt";
import { formatNumber } from "@/messages/format";

export const receipt: typeof english = {
  title: "Recibo",
  seller: "Vendido por",
  buyer: "Comprado por",
  paidAt: "Pagado",
  method: "Pagado con",
  methods: { telegram: "Telegram Payments", stars: "Telegram Stars", stripe: "Tarjeta, por Stripe" },
  event: "Evento",
  lines: "Lo que se pagó",
  what: "Entrada",
  amount: "Importe",
  line: (quantity, name) => `${formatNumber(quantity, "es")} × ${name}`,
  each: (price) => `${price} cada una`,
  discount: "Descuento",
  total: "Total",
  tax: (name, percent) => `Incluye ${name} ${percent} %`,
  refunded: (when) => `Devuelto, ${when}`,
  left: "Pagado tras las devoluciones",
  print: "Imprimir",
  goneTitle: "Ese recibo no existe",
  goneText: "El pago es de otra persona, o no ha llegado dinero.",
  goneButton: "Ver mis eventos",
  failedTitle: "El recibo no llegó",
  failedText: "Está a salvo. Inténtalo en un momento.",
};
