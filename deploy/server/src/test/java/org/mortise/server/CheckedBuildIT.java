package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The checks of the build can fail: one Maven run over {@code src/test/guards}, whose modules inherit them, must refuse each for
 * its own reason and let the clean one pass.
 */
class CheckedBuildIT {

    @Test
    void each_check_refuses_what_it_is_there_for(@TempDir Path temporary) throws IOException, InterruptedException {
        var guards = temporary.resolve("deploy/server/src/test/guards");
        copy(Path.of("src/test/guards"), guards);
        copy(Path.of("../../.mvn"), temporary.resolve(".mvn"));
        Files.copy(Path.of("../../pom.xml"), temporary.resolve("pom.xml"));

        var output = maven(guards);

        assertThat(output)
                .containsPattern("guard-clean .*SUCCESS")
                .containsPattern("guard-warning .*FAILURE")
                .contains("found raw type", "-Werror")
                .containsPattern("guard-dropped .*FAILURE")
                .contains("[CheckReturnValue]")
                .containsPattern("guard-nullness .*FAILURE")
                .contains("[NullAway]")
                .containsPattern("guard-size .*FAILURE")
                .contains("MethodLength")
                .containsPattern("guard-format .*FAILURE")
                .contains("format violations");
    }

    private static String maven(Path project) throws IOException, InterruptedException {
        var home = System.getProperty("maven.home");
        var command = new ArrayList<String>();
        command.add(home == null ? "mvn" : Path.of(home, "bin", "mvn").toString());
        command.addAll(List.of("--batch-mode", "--offline", "--fail-at-end", "-Dmortise.format.goal=check"));
        var repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        command.add("process-test-classes");
        var process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isNotZero();
        return output;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path :
                    paths.filter(path -> !path.toString().contains("target")).toList()) {
                var target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
