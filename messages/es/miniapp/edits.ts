import type { edits as en } from "@/messages/en/miniapp/edits";
import { formatNumber } from "@/messages/format";

const number = (value: number) => formatNumber(value, "es");

export const edits: typeof en = {
  sold: (count) => (count === 1 ? "1 vendida" : `${number(count)} vendidas`),
  taken: (count) => (count === 1 ? "1 ocupada" : `${number(count)} ocupadas`),
  held: (count) => (count === 1 ? "1 reservada" : `${number(count)} reservadas`),
  saleEnded: "venta terminada",
  laterBuyers:
    "Un precio o unas condiciones de devolución nuevos valen para quien compre desde ahora. Quien ya tiene entrada conserva los suyos.",
  placesTaken: (count) =>
    count === 1
      ? "Hay 1 vendida o reservada: no puede haber menos."
      : `Hay ${number(count)} vendidas o reservadas: no puede haber menos.`,
  endSale: "Terminar la venta ahora",
  endSaleHint: "Cuando guardes los cambios, nadie podrá comprar más de este tipo",
  sellAgain: "Volver a vender",
  sellAgainHint: "Hasta que empiece el evento, si no eliges otro final",
  inUse: "Alguien tiene una entrada de este tipo y no se puede quitar. Puedes terminar su venta u ocultarlo.",
  onlyOne: "Un evento tiene al menos un tipo de entrada.",
  currencyFixed: (currency) =>
    `Ya se vendieron entradas en ${currency}, así que los precios siguen en ${currency}.`,

  whatChanges: "Qué cambia",
  noChanges: "Nada todavía",
  from: (before) => `Antes: ${before}`,
  newType: "Nuevo tipo de entrada",
  removedType: "Tipo de entrada quitado",
  pin: "Marca en el mapa",
  mayTell: "Al guardar eliges si se avisa a quienes vienen.",
  nobodyTold: "No se avisa a nadie. Lo ven al mirar el evento.",
  newPlaces: "Las plazas nuevas se ofrecen primero a la lista de espera.",
};
