import { useMemo } from "react";

const width = 420;
const height = 200;

/** A town that exists nowhere, always the same one for the same place. */
export function MapDrawing({ latitude, longitude }: { latitude: number; longitude: number }) {
  const { streets, avenues, parks, river } = useMemo(() => draw(latitude, longitude), [latitude, longitude]);
  return (
    <svg
      className="map"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <rect className="land" width={width} height={height} />
      {parks.map(([x, y, w, h]) => (
        <rect key={`${x},${y}`} className="park" x={x} y={y} width={w} height={h} rx="9" />
      ))}
      <path className="water" d={river} />
      <path className="street" d={streets} />
      <path className="avenue" d={avenues} />
      <g transform={`translate(${width / 2} ${height / 2})`}>
        <ellipse className="pin-shade" cx="0" cy="1" rx="8" ry="3" />
        <path className="pin" d="M0 0C-10-13-16-20-16-29a16 16 0 1 1 32 0c0 9-6 16-16 29z" />
        <circle cx="0" cy="-29" r="6" fill="#fff" />
      </g>
    </svg>
  );
}

type Box = [number, number, number, number];

function draw(latitude: number, longitude: number) {
  const random = numbers(Math.round(Math.abs(latitude * 7919 + longitude * 104_729) * 100) + 1);
  const between = (low: number, high: number) => Math.round(low + random() * (high - low));
  const tilt = between(-50, 50);

  const lines = (count: number) => {
    let path = "";
    for (let i = 0; i < count; i++) {
      const x = between(-40, width + 40);
      const y = between(0, height);
      path += `M${x - tilt} -10L${x + tilt} ${height + 10}M-10 ${y + tilt / 3}L${width + 10} ${y - tilt / 3}`;
    }
    return path;
  };
  const parks = Array.from(
    { length: 3 },
    (): Box => [between(0, 380), between(0, 160), between(40, 100), between(28, 70)],
  );
  const bank = between(10, height - 10);
  const river = `M-20 ${bank}C${width / 3} ${bank - 70} ${width / 2} ${bank + 80} ${width + 20} ${between(0, height)}`;
  return { streets: lines(6), avenues: lines(1), parks, river };
}

/** Numbers from 0 to 1 that only depend on the seed. */
function numbers(seed: number) {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
