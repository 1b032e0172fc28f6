import type { Catalog } from "../catalog";

export const commands: Catalog["commands"] = {
  start: "Empieza aquí",
  create: "Crear un evento",
  my_events: "Tus plazas y entradas",
  events: "Los eventos que organizas",
  help: "Qué puedo hacer",
  webapp: "Abrir la Web App",
  create_webapp: "Crear un evento en la Web App",
  manage_webapp: "Gestionar un evento en la Web App",
  edit: "Cambiar un evento",
  rsvp: "Guardar una plaza",
  cancel_rsvp: "Devolver tu plaza",
  buy_ticket: "Comprar una entrada",
  notify: "Escribir a quienes asisten",
  reminders: "Los recordatorios de un evento",
  broadcast: "Escribir a todas las personas con plaza",
  payments: "Cómo van los pagos de un evento",
  cancel: "Dejar la pregunta abierta",
  privacy: "Qué guardamos de ti",
  terms: "Condiciones y privacidad",
  support: "Preguntar a una persona",
  paysupport: "Preguntas sobre un pago",
};

export const profile: Catalog["profile"] = {
  description:
    "Busca eventos, guarda tu plaza con un toque y paga con seguridad. Quien organiza crea eventos en un chat, vende entradas, los comparte donde quiera y mantiene a todo el mundo al día.",
  shortDescription:
    "Eventos en Telegram: créalos en un chat, compártelos donde quieras y apúntate con un toque.",
};
