export async function runBuilt(l: string): Promise<number> { return l.length; }
