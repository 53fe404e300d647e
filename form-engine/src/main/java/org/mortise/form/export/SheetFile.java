package org.mortise.form.export;

import java.io.IOException;
import java.util.List;

/** A file of rows being written; blocking. */
interface SheetFile {

    /** One row; cells are texts, {@code BigDecimal}, {@code LocalDate}, {@code LocalDateTime}, {@code Boolean} or {@link #BLANK}. */
    void row(List<Object> cells) throws IOException;

    /** Lets go of what is in memory. */
    void flush() throws IOException;

    /** Completes the file. */
    void finish() throws IOException;

    /** An empty cell. */
    Object BLANK = "";
}
