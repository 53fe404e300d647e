import { useQuery } from "@tanstack/react-query";
import { metadata } from "../../../../api/metadata.ts";
import { qualified } from "../../../../model/menu.ts";
import { useSurrounding } from "../../design-context.tsx";

/** The picture as an address that holds all of it; browsers find out by themselves what kind it is. */
export function usePicture(reference: string | undefined): string | null {
  const { pkg } = useSurrounding();
  const picture = useQuery({
    ...metadata.one("picture", qualified(pkg, reference ?? "")),
    enabled: Boolean(reference),
    retry: false,
  });
  const content = (picture.data?.published ?? picture.data?.draft)?.["content"];
  return typeof content === "string" ? `data:image/png;base64,${content}` : null;
}
