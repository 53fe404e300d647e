package org.mortise.form.excel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a file is by its first bytes, whatever its name says.
 *
 * @param charset of a text
 */
record FileLooks(Kind kind, Charset charset) {

    /** How much of a file is looked at. */
    static final int SAMPLE = 1 << 16;

    /** What files of sheets come as. */
    enum Kind {
        EMPTY,
        ZIP,
        /** What Office wrote before 2007, and what it still wraps around what is encrypted. */
        COMPOUND,
        TEXT,
        OTHER
    }

    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final int LEAST = 4;

    private static FileLooks as(Kind kind) {
        return new FileLooks(kind, StandardCharsets.UTF_8);
    }

    private static FileLooks text(Charset charset) {
        return new FileLooks(Kind.TEXT, charset);
    }

    static FileLooks of(Path file) throws IOException {
        try (var input = Files.newInputStream(file)) {
            return of(input.readNBytes(SAMPLE));
        }
    }

    private static FileLooks of(byte[] sample) {
        if (new String(sample, StandardCharsets.UTF_8).replace("\uFEFF", "").isBlank()) {
            return as(Kind.EMPTY);
        }
        if (sample[0] == 'P' && sample.length > LEAST && sample[1] == 'K' && sample[2] < ' ') {
            return as(Kind.ZIP);
        }
        if (begins(sample, 0xD0, 0xCF)) {
            return as(Kind.COMPOUND);
        }
        if (begins(sample, 0xFF, 0xFE)) {
            return text(StandardCharsets.UTF_16LE);
        }
        if (begins(sample, 0xFE, 0xFF)) {
            return text(StandardCharsets.UTF_16BE);
        }
        return withoutMark(sample);
    }

    private static boolean begins(byte[] sample, int first, int second) {
        return sample.length > 1 && (sample[0] & 0xFF) == first && (sample[1] & 0xFF) == second;
    }

    /** Separators and digits of a UTF-16 text have zeros on one side; in any other text there are none. */
    private static FileLooks withoutMark(byte[] sample) {
        var zeros = new int[2];
        for (var index = 0; index < sample.length; index++) {
            zeros[index % 2] += sample[index] == 0 ? 1 : 0;
        }
        if (zeros[0] + zeros[1] == 0) {
            return text(isUtf8(sample) ? StandardCharsets.UTF_8 : CHINESE);
        }
        var second = prevail(zeros[1], zeros[0], sample.length);
        return second || prevail(zeros[0], zeros[1], sample.length)
                ? text(second ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE)
                : as(Kind.OTHER);
    }

    /** Some characters, such as 一, have a zero on the other side. */
    private static boolean prevail(int zeros, int others, int length) {
        return zeros * 20 > length && zeros > 3 * others;
    }

    private static boolean isUtf8(byte[] sample) {
        // The last bytes may be half a character: cut them off before judging.
        for (var cut = 0; cut < 4 && cut <= sample.length; cut++) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sample, 0, sample.length - cut));
                return true;
            } catch (CharacterCodingException notUtf8) {
                if (sample.length < SAMPLE) {
                    return false;
                }
            }
        }
        return false;
    }
}
