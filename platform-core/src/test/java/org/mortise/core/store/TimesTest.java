package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void they_are_written_as_the_formatter_of_the_platform_writes_them() {
        var formatter = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++) {
            var instant = Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
            var there = instant.atOffset(ZoneOffset.ofHours(random.nextInt(24) - 12));
            assertThat(Times.json(there)).isEqualTo(formatter.format(instant.atOffset(ZoneOffset.UTC)));
        }
        assertThat(Times.json(Instant.parse("2026-03-05T02:03:04.005999Z").atOffset(ZoneOffset.UTC)))
                .isEqualTo("2026-03-05T02:03:04.005Z");
    }
}
