import type { eventSheets as english } from "@/messages/en/miniapp/event-sheets";

export const eventSheets: typeof english = {
  share: "Compartir",
  addToCalendar: "Añadir al calendario",
  calendarFile: "Apple y otros",
  calendarFileHint: "Un archivo para cualquier calendario",
  google: "Google Calendar",
  outlook: "Outlook",
  copyLink: "Copiar enlace",
  copied: "Enlace copiado",
  shareInTelegram: "Enviar a un chat",
  homeScreen: "Añadir a la pantalla de inicio",
  reportTitle: "¿Qué va mal?",
  reasons: {
    spam: "Es publicidad",
    scam: "Parece una estafa",
    offensive: "Es ofensivo",
    wrong: "Los datos son incorrectos",
    other: "Otra cosa",
  },
  reportNote: "Algo que debamos saber (opcional)",
  reportSend: "Enviar denuncia",
  reported: "Gracias. Lo revisaremos.",
};
