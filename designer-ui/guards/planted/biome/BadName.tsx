export default function Planted(value: any) {
  return <button onClick={() => value!.save()}>save</button>;
}
