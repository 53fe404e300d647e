import { segmentsOf } from "../../model/comment/mentions.ts";

interface CommentTextProps {
  readonly text: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Who reads: a mention of him stands out. */
  readonly me: string | undefined;
}

/** The same where it only reminds: in one line, and nothing in it leads anywhere. */
export function QuotedText({ text, labels }: Omit<CommentTextProps, "me">) {
  return segmentsOf(text, labels)
    .map((segment) => (segment.kind === "mention" ? `@${segment.name}` : segment.text))
    .join("");
}

/** What was said: plain text with names and addresses. */
export function CommentText({ text, labels, me }: CommentTextProps) {
  let at = 0;
  return segmentsOf(text, labels).map((segment) => {
    const key = at++;
    switch (segment.kind) {
      case "mention":
        return (
          <span key={key} className="m-mention" data-me={segment.id === me}>
            @{segment.name}
          </span>
        );
      case "link":
        return (
          <a key={key} href={segment.text} target="_blank" rel="noopener noreferrer nofollow">
            {segment.text}
          </a>
        );
      default:
        return segment.text;
    }
  });
}
