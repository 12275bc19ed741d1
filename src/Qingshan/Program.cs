Console.WriteLine("qingshan");
