package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.kernel.Json;

/** What a number tells of when it was given and how far that counted. */
class NumberPatternTest {

    @ParameterizedTest(name = "{2} counts as {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "month | {`text`:`HT-`},{`date`:`yyyyMM`},{`text`:`-`},{`sequence`:4} | HT-202603-0012 | 202603 12",
                "month | {`text`:`HT-`},{`date`:`yyyyMM`},{`text`:`-`},{`sequence`:4} | HT-202603-00120 | 202603 120",
                "month | {`text`:`HT-`},{`date`:`yyyyMM`},{`text`:`-`},{`sequence`:4} | HT-202613-0012 | -",
                "month | {`text`:`HT-`},{`date`:`yyyyMM`},{`text`:`-`},{`sequence`:4} | HT-202603-012 | -",
                "month | {`text`:`HT-`},{`date`:`yyyyMM`},{`text`:`-`},{`sequence`:4} | ht-202603-0012 | -",
                "year | {`date`:`yy`},{`text`:`.`},{`sequence`:3} | 26.007 | 2026 7",
                "day | {`sequence`:3},{`date`:`yyMMdd`} | 007260305 | 20260305 7",
                "day | {`date`:`yyyy`},{`sequence`:2},{`date`:`MMdd`} | 2026170229 | -",
                "never | {`date`:`yyyyMMdd`},{`sequence`:2} | 2026030511 | none 11",
                "never | {`text`:`No(1).`},{`sequence`:1} | No(1).3 | none 3",
                "never | {`sequence`:1} | 9999999999999999999 | -"
            })
    void a_number_says_its_period_and_its_count(String reset, String segments, String text, String counted) {
        var doc = Json.parse(
                "{`reset`:`%s`,`segments`:[%s]}".formatted(reset, segments).replace('`', '"'));

        var read = NumberPattern.of(doc)
                .read(text)
                .map(found -> (found.counter().isEmpty() ? "none" : found.counter()) + " " + found.number());

        assertThat(read.orElse("-")).isEqualTo(counted);
    }
}
