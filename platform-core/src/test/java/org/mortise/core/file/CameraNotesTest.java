package org.mortise.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.core.kernel.Rejected;

/** What cameras note in pictures: read before it is taken out. */
class CameraNotesTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final byte[] NOTES = CameraPictures.notes(ByteOrder.BIG_ENDIAN, "2026:03:05 10:00:00", "", 36);
    private static final Shot TAKEN = new Shot(Instant.parse("2026-03-05T02:00:00Z"), "120.01,30.01");

    @TempDir
    Path directory = Path.of("");

    private record Sample(String name, byte[] content) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample("a.jpg", CameraPictures.jpeg(NOTES)),
                new Sample("a.png", CameraPictures.png(NOTES)),
                new Sample("a.heic", CameraPictures.heic(NOTES, "<x:xmpmeta>Chongqing</x:xmpmeta>")));
    }

    private Examined examined(Sample sample, boolean notesRemoved) throws IOException {
        var file = Files.write(Files.createTempFile(directory, "picture", ""), sample.content());
        return new Examination(List.of(), notesRemoved, SHANGHAI).of(file, sample.name());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void when_and_where_are_read_and_then_gone(Sample sample) throws IOException {
        var examined = examined(sample, true);
        var left = new Examination(List.of(), false, SHANGHAI).of(examined.path(), sample.name());

        assertThat(examined.shot()).isEqualTo(TAKEN);
        assertThat(left.shot()).isEqualTo(Shot.UNKNOWN);
        assertThat(left.picture()).isEqualTo(examined.picture());
        assertThat(Files.readString(examined.path(), StandardCharsets.ISO_8859_1))
                .doesNotContain("2026:03", "Chongqing");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void they_stay_where_the_field_keeps_them(Sample sample) throws IOException {
        var examined = examined(sample, false);

        assertThat(examined.shot()).isEqualTo(TAKEN);
        assertThat(Files.readAllBytes(examined.path())).isEqualTo(sample.content());
    }

    @Test
    void a_heic_picture_says_how_large_it_is_when_it_is_held_upright() throws IOException {
        assertThat(examined(samples().toList().get(2), true).picture()).isEqualTo(new PictureSize(3000, 4000));
    }

    @ParameterizedTest
    @CsvSource({
        "2026:03:05 10:00:00, '', 2026-03-05T02:00:00Z",
        "2026:03:05 10:00:00, +01:00, 2026-03-05T09:00:00Z",
        "0000:00:00 00:00:00, '', ",
        "2026:02:31 10:00:00, '', ",
        "2026:03:05 10:00:00, +99:00, ",
    })
    void a_clock_goes_as_it_says_or_else_as_the_organisation_s(String taken, String offset, @Nullable String instant) {
        for (var order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            var shot = Exif.shot(CameraPictures.notes(order, taken, offset, 0), SHANGHAI);

            assertThat(shot.at()).isEqualTo(instant == null ? null : Instant.parse(instant));
            assertThat(shot.place()).isEqualTo("120,30");
        }
    }

    @Test
    void notes_that_are_cut_off_or_lead_astray_say_nothing_and_do_no_harm() throws IOException {
        for (var length = 0; length < NOTES.length; length++) {
            var cut = Arrays.copyOf(NOTES, length);
            assertThat(Exif.shot(cut, SHANGHAI).place()).isNull();
            assertThat(Exif.orientation(cut)).isEqualTo(1);
        }
        for (var at = 0; at < NOTES.length; at++) {
            var wrong = NOTES.clone();
            wrong[at] = (byte) 0xff;
            assertThat(Exif.shot(wrong, SHANGHAI)).isNotNull();
        }
        var heic = CameraPictures.heic(NOTES, "");
        for (var at = 24; at < heic.length; at++) {
            var wrong = heic.clone();
            wrong[at] = (byte) 0xff;
            try {
                assertThat(examined(new Sample("a.heic", wrong), true)).isNotNull();
            } catch (Rejected claimsToBeEnormous) {
                assertThat(claimsToBeEnormous.problems().get(0).code()).isEqualTo("picture_too_large");
            }
        }
    }
}
