import ScanOutlined from "@ant-design/icons/ScanOutlined";
import { Button } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { lazily } from "../../kit/lazily.ts";
import type { InputProps } from "../control.ts";
import { PlainInput } from "../text/plain-input.tsx";

const Scanner = lazily(() => import("./scanner.tsx").then((file) => file.Scanner));

/** A box for text with a button that reads a code with the camera, where a code is wanted and the browser can. */
export function ScanInput({ code = false, ...props }: InputProps & { readonly code?: boolean }) {
  const { t } = useTranslation("controls");
  const [open, setOpen] = useState(false);
  const { scan, scanOnly } = props.field.props ?? {};
  const wanted = scan === true || code;
  const able = "BarcodeDetector" in globalThis && typeof navigator.mediaDevices?.getUserMedia === "function";
  if (!wanted || !able || props.bare) return <PlainInput {...props} />;
  return (
    <div className="m-scan">
      <PlainInput {...props} disabled={(props.disabled ?? false) || scanOnly === true} />
      <Button
        aria-label={t("scan")}
        title={t("scan")}
        disabled={props.disabled ?? false}
        icon={<ScanOutlined aria-hidden="true" />}
        onClick={() => setOpen(true)}
      />
      {open && (
        <Suspense fallback={null}>
          <Scanner
            onClose={() => setOpen(false)}
            onFound={(text) => {
              setOpen(false);
              props.onChange(text);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
