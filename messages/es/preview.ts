import { previewIn } from "../preview";
import { button } from "./buttons";
import { answer, tickets } from "./words";

export const parts = {
  title: "Nombre",
  zone: "Zona horaria",
  date: "Fecha",
  length: "Duración",
  location: "Lugar",
  link: "Enlace",
  description: "Descripción",
  paid: "Precio",
  tickets: "Entradas",
  refunds: "Devoluciones",
  capacity: "Aforo",
  category: "Categoría",
  listing: "Quién puede verlo",
  guests: "Invitados",
  banner: "Imagen",
};

export const {
  preview,
  change,
  name: draftName,
} = previewIn(
  {
    head: "Vista previa del evento:",
    name: "Nombre",
    date: "Fecha",
    location: "Lugar",
    price: "Precio",
    capacity: "Aforo",
    tickets: "Tipos de entrada",
    category: "Categoría",
    description: "Descripción",
    isCorrect: "¿Es correcto?",
    untitled: "Evento sin título",
    change: "¿Qué parte quieres cambiar?",
    parts,
  },
  answer,
  tickets,
  button,
);
