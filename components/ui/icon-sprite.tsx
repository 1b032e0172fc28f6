import { paths } from "./icons";

/** All drawings, once per page, as markup: no script carries them. */
export function IconSprite() {
  return (
    <svg className="hidden" aria-hidden="true">
      {Object.entries(paths).map(([name, path]) => (
        <path key={name} id={`icon-${name}`} d={path} />
      ))}
    </svg>
  );
}
