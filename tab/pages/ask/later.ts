import { useEffect, useState } from 'react'

/** A value that follows another once it has rested for so many milliseconds: what somebody types is not asked at each key. */
export function useLater<Value>(value: Value, rest: number): Value {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), rest)
    return () => clearTimeout(timer)
  }, [value, rest])
  return later
}
