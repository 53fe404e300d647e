package org.mortise.form.control;

import java.util.List;

/** Files of any kind. */
public final class AttachmentControl implements FilesControl {

    @Override
    public String type() {
        return "attachment";
    }

    @Override
    public FileSettings settings(FieldProps props) {
        return FileSettings.read(props, List.of(), PictureRules.NONE);
    }
}
