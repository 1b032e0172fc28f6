import type { NextConfig } from "next";

export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` is the gate; the build would check tests and sandbox once more.
  typescript: { ignoreBuildErrors: true },
  // sharp brings libraries of its own, which a bundler can't take in.
  serverExternalPackages: ["sharp"],
  outputFileTracingIncludes: {
    "/e/[code]/opengraph-image": ["./node_modules/@fontsource/roboto/files/*-{400,700}-normal.woff"],
  },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Referrer-Policy", value: "no-referrer" },
        { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(self)" },
        { key: "Strict-Transport-Security", value: "max-age=31536000" },
      ],
    },
    {
      // Data and pictures are no pages: should one be opened as such, it may do nothing. Pages: see proxy.ts.
      source: "/api/:path*",
      headers: [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }],
    },
  ],
} satisfies NextConfig;
