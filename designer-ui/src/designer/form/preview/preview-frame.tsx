import { type RefObject, useEffect, useRef, useState } from "react";
import { type Device, screenOf } from "../../../model/designer/preview.ts";
import { paths } from "../../../model/paths.ts";

interface PreviewFrameProps {
  readonly frameRef: RefObject<HTMLIFrameElement | null>;
  readonly device: Device;
  readonly turned: boolean;
  readonly title: string;
}

/** A window of the width of the device, so that everything that asks for the width gets the true answer; drawn smaller if it has to be. */
export function PreviewFrame({ frameRef, device, turned, title }: PreviewFrameProps) {
  const stage = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<readonly [number, number]>([0, 0]);
  useEffect(() => {
    const element = stage.current;
    if (!element) return undefined;
    const measure = () => setRoom([element.clientWidth, element.clientHeight]);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const [width, most] = screenOf(device, turned);
  const scale = room[0] === 0 ? 1 : Math.min(1, room[0] / width);
  const height = room[1] === 0 ? most : device === "desk" ? room[1] / scale : Math.min(most, room[1] / scale);
  return (
    <div ref={stage} className="m-preview-stage">
      <div className="m-preview-screen" data-device={device} style={{ width: width * scale, height: height * scale }}>
        <iframe
          ref={frameRef}
          title={title}
          src={paths.preview}
          style={{ width, height, transform: `scale(${scale})` }}
        />
      </div>
    </div>
  );
}
