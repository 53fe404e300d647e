import type { PublicLinkDocument } from "../../model/public-link/public-link-document.ts";

/** What the parts of the page are given: the document and how to change some of it. */
export interface PartProps {
  readonly document: PublicLinkDocument;
  readonly change: (part: Partial<PublicLinkDocument>) => void;
}
