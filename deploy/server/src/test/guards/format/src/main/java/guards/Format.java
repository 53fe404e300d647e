package guards;
final class Format{int one(  ){return 1;}}
