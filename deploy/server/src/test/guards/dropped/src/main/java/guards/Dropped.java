package guards;

import io.smallrye.mutiny.Uni;

final class Dropped {

    void forget(Uni<String> write) {
        write.map(String::length);
    }
}
