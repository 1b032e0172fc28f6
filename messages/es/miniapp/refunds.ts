import type { refunds as english } from "@/messages/en/miniapp/refunds";

export const refunds: typeof english = {
  refunds: "Devoluciones",
  refundNone: "Sin devoluciones",
  refundNote:
    "Lo que recuperan los asistentes al devolver una entrada. Si cancelas, todos lo recuperan todo.",
  refundStep: (percent, until) => `${percent} % ${until}`,
  hoursBefore: (hours) =>
    hours === 0
      ? "hasta que empiece"
      : hours < 48
        ? `hasta ${hours} h antes`
        : `hasta ${hours / 24} días antes`,
  refundKinds: {
    none: { title: "Sin devoluciones", hint: "En su lugar, la entrada se puede pasar a otra persona" },
    until: { title: "Todo, hasta un momento", hint: "Después, nada" },
    steps: { title: "Menos según pasa el tiempo", hint: "Con los pasos que elijas" },
  },
  refundUntil: "Hasta",
  refundPercent: "Cuánto",
  refundAddStep: "Añadir un paso",
  refundRemoveStep: "Quitar este paso",
  refundSave: "Guardar",
};
