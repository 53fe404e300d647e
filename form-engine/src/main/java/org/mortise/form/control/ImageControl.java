package org.mortise.form.control;

import java.util.List;

/** Pictures that browsers can show. */
public final class ImageControl implements FilesControl {

    private static final List<String> PICTURES = List.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "image/bmp",
            "image/heic",
            "image/heif",
            "image/avif");

    @Override
    public String type() {
        return "image";
    }

    @Override
    public FileSettings settings(FieldProps props) {
        return FileSettings.read(props, PICTURES);
    }
}
