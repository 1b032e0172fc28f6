import { AwsClient } from "aws4fetch";
import type { ObjectStorage } from "@/domain/ports";

type Settings = {
  STORAGE_ENDPOINT?: string | undefined;
  STORAGE_BUCKET?: string | undefined;
  STORAGE_ACCESS_KEY_ID?: string | undefined;
  STORAGE_SECRET_ACCESS_KEY?: string | undefined;
  STORAGE_REGION?: string | undefined;
};

/** A bucket of any storage that speaks S3's protocol, if one is configured. A file that is there once never changes. */
export function createObjectStorage(settings: Settings): ObjectStorage | undefined {
  const { STORAGE_ENDPOINT: endpoint, STORAGE_BUCKET: bucket, STORAGE_REGION: region } = settings;
  const { STORAGE_ACCESS_KEY_ID: accessKeyId, STORAGE_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey || !region) return undefined;

  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 2 });
  const addressOf = (name: string) => `${endpoint.replace(/\/$/, "")}/${bucket}/${name}`;
  const ask = (name: string, init: RequestInit = {}) =>
    client.fetch(addressOf(name), { ...init, signal: AbortSignal.timeout(10_000) });

  return {
    async put(name, bytes, contentType) {
      const response = await ask(name, {
        method: "PUT",
        body: Buffer.from(bytes),
        headers: { "content-type": contentType, "cache-control": "public, max-age=31536000, immutable" },
      });
      if (!response.ok) throw new Error(`The object storage answered ${response.status} to a PUT`);
    },
    async get(name) {
      const response = await ask(name);
      if (response.status === 404) return undefined;
      if (!response.ok) throw new Error(`The object storage answered ${response.status} to a GET`);
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}
