import FileExcelOutlined from "@ant-design/icons/FileExcelOutlined";
import FileImageOutlined from "@ant-design/icons/FileImageOutlined";
import FileOutlined from "@ant-design/icons/FileOutlined";
import FilePdfOutlined from "@ant-design/icons/FilePdfOutlined";
import FilePptOutlined from "@ant-design/icons/FilePptOutlined";
import FileTextOutlined from "@ant-design/icons/FileTextOutlined";
import FileWordOutlined from "@ant-design/icons/FileWordOutlined";
import FileZipOutlined from "@ant-design/icons/FileZipOutlined";
import { useState } from "react";
import { type FileEntry, files } from "../../api/files.ts";

const SIGNS: readonly (readonly [RegExp, typeof FileOutlined])[] = [
  [/^image\//, FileImageOutlined],
  [/pdf/, FilePdfOutlined],
  [/wordprocessing|msword|opendocument\.text|rtf/, FileWordOutlined],
  [/spreadsheet|ms-excel|csv/, FileExcelOutlined],
  [/presentation|powerpoint/, FilePptOutlined],
  [/zip|rar|7z|tar|gzip/, FileZipOutlined],
  [/^text\//, FileTextOutlined],
];

/** Pictures that the server draws small. */
const SMALL = /^image\/(png|jpeg|gif|bmp)$/;

/** A small picture of a file, or what stands for its kind. */
export function FileSign({ entry }: { readonly entry: FileEntry }) {
  const type = String(entry["type"] ?? "");
  const [broken, setBroken] = useState(false);
  if (SMALL.test(type) && !broken) {
    return <img src={files.smallAddress(entry.id)} alt="" loading="lazy" onError={() => setBroken(true)} />;
  }
  const Sign = SIGNS.find(([pattern]) => pattern.test(type))?.[1] ?? FileOutlined;
  return <Sign aria-hidden="true" />;
}
