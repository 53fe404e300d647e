package guards;

final class Clean {

    int one() {
        return 1;
    }
}
