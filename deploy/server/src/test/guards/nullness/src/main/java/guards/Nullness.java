package guards;

import org.jspecify.annotations.Nullable;

final class Nullness {

    int length(@Nullable String text) {
        return text.length();
    }
}
